"""Which names a given name may be short for."""

import functools

GROUPS = """
william: will willie bill billy billie liam wm
james: jim jimmy jimmie jamie jas
john: jack johnny jon jonny johnnie
jonathan: jon jonny nathan jonathon
robert: bob bobby rob robbie bert robt rupert
thomas: tom tommy thos
edward: ed eddie ted teddy ned eddy
edwin: ed eddie
edmund: ed eddie ned ted
charles: charlie chas chuck charley chaz
richard: dick rick rich richie ricky dickie
henry: harry hal hank
harold: harry hal
joseph: joe joey jos
joshua: josh
david: dave davy davey dai
michael: mike mick mickey mikey micky
daniel: dan danny
samuel: sam sammy
samantha: sam sammie
alexander: alex alec sandy alexandre al xander ally
alexandra: alex sandra sandy lexi
alexis: alex lexi
albert: bert al bertie
alfred: alf fred alfie al
alan: al allan allen
frederick: fred freddie freddy frederic fredrick
francis: frank fran frankie
franklin: frank
frances: fran fanny frankie
anthony: tony ant antony
andrew: andy drew
stephen: steve steven stevie
peter: pete
arthur: art artie
benjamin: ben benny benji
matthew: matt matty mathew
christopher: chris kit topher kris
christian: chris kris
christine: chris chrissie tina
christina: chris tina chrissie
nicholas: nick nicky nicolas nico
nicola: nicky nikki
nathaniel: nat nathan nate
nathan: nat nate
patrick: pat paddy
patricia: pat patsy tricia trish patty
philip: phil pip phillip
gerald: gerry jerry ged
gerard: gerry jerry ged
gregory: greg
geoffrey: geoff jeff jeffrey
george: georgie geo
timothy: tim timmy
terence: terry terrence
theodore: ted teddy theo
leonard: len lenny leo
lawrence: larry laurie lawrie laurence
lewis: lew louis lou
louis: lou louie
luke: luca lucas
marcus: mark marc
mark: marc
martin: marty
maurice: morris mo
raymond: ray
reginald: reg reggie
ronald: ron ronnie
donald: don donnie
douglas: doug dougie
dominic: dom nic dominick
desmond: des
derek: del derrick
dennis: den denny
duncan: dunc
bernard: bernie
bradley: brad
cameron: cam
callum: cal calum
curtis: curt
clifford: cliff
clive: cli
colin: col
eugene: gene
ernest: ernie
gilbert: gil bert
gordon: gordie
graham: graeme
hugh: hughie huw hugo
herbert: bert herb bertie
hubert: bert hugh
ian: iain
isaac: ike zac
jacob: jake jakob
jeremy: jerry jez
jordan: jord
kenneth: ken kenny
kevin: kev
keiran: kieran kieron
lee: leigh
malcolm: mal
mohammed: mohammad muhammad mohamed mo muhammed mohamad
max: maxwell maximilian
neil: neal nigel
norman: norm
oliver: ollie olly
oscar: ozzie
owen: owain
robin: rob
roderick: rod roddy
rodney: rod
roger: rodge
sean: shaun shawn
sebastian: seb
sidney: sid sydney syd
simon: si
stanley: stan
stuart: stu stewart
trevor: trev
tristan: tris
victor: vic
vincent: vince vin
walter: walt wally wat
wilfred: wilf fred
zachary: zac zack zak zach
elizabeth: liz lizzie beth betty bess bessie eliza elsie libby lisa lily elisabeth betsy lilibet lizzy
margaret: maggie peggy meg madge margie greta daisy marge rita
mary: polly molly may marie maria mamie
katherine: kate kathy katie kitty kath kay katharine catherine kathryn cathryn kat
catherine: kate cathy katie kitty cath kay katherine cat
ann: anne annie nan nancy anna hannah
hannah: anna
susan: sue susie suzie suzanne susannah
sarah: sally sadie sara
jane: janey jenny janet jean
jennifer: jen jenny jenni
jessica: jess jessie
janet: jan jenny
joanne: jo joanna
josephine: jo josie
judith: judy
julia: julie
dorothy: dot dolly dottie dora
eleanor: ellie nell nellie elinor nora ella
ellen: nell nellie ella helen
helen: nell nellie ellen
emily: em emmy emma millie emilie
emma: em emmy
amelia: amy millie mia
amy: aimee
abigail: abby abbie gail
alice: ally lisa
barbara: barb babs
beatrice: bea trixie
bridget: biddy bridie
caroline: carrie carol lina caz
charlotte: lottie charlie lotty
clara: claire clare
constance: connie
cynthia: cindy
deborah: deb debbie debra
diana: di diane
edith: edie
evelyn: eve evie
florence: flo florrie flossie
georgina: georgie gina
gertrude: gertie trudy
grace: gracie
gwendolen: gwen gwendoline
harriet: hattie harry
henrietta: etta hetty
isabella: bella isabel isobel izzy belle
jacqueline: jackie jacqui
kimberley: kim
lauren: laurie loz
laura: lauri
louisa: lou louise
lucy: lucie
lydia: lyddie
madeleine: maddy maddie madeline
martha: mattie patty
matilda: tilly mattie tilda
mildred: millie
natalie: nat nattie
natasha: tash tasha nat
olivia: liv livvy
pamela: pam
pauline: paula
penelope: penny
philippa: pippa pip
priscilla: cilla
prudence: prue
rachel: rach rachael
rebecca: becky becca bex
rose: rosie rosa
rosemary: rosie rose
sophia: sophie
stephanie: steph stef
teresa: tess tessa terry theresa
valerie: val
vanessa: nessa
veronica: ronnie vera
victoria: vicky vicki tori
virginia: ginny
winifred: winnie fred
yvonne: eve
zoe: zoey
"""


@functools.cache
def _roots() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in GROUPS.strip().splitlines():
        root, short = line.split(": ")
        for name in (root, *short.split()):
            if root not in found.setdefault(name, []):
                found[name].append(root)
    return found


def roots_of(name: str) -> list[str]:
    """The names it may be short for, or itself."""
    found = _roots().get(name)
    return found or [name]
