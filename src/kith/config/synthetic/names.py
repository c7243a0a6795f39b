"""Invented people's names: a mix such as the South West of England has, drawn up for this generator."""

WOMEN: tuple[str, ...] = tuple(
    """
    Abigail Agnieszka Aisha Alice Amara Amelia Amy Ana Anjali Anna Arwen Ayesha Bethany Bronwen Caitlin Carly Carmen
    Charlotte Chiara Chloe Danielle Daria Demelza Ebony Eilidh Elena Eleanor Elif Ellie Elowen Emily Emma Esme Fatima
    Fiona Florence Freya Gemma Georgia Grace Gulsen Gwen Hafsa Hannah Harriet Helen Holly Imogen Ines Ioana Isabel Jade
    Jasmine Jenna Jess Jodie Joanna Josie Julia Kamila Karen Kasia Kate Kayleigh Keisha Kerensa Kerry Khadija Kirsty
    Laila Laura Lauren Leanne Lena Lily Louise Lowenna Lucy Maisie Maria Martha Mariam Mei Megan Melissa Mia Michelle
    Molly Morwenna Nadia Naomi Natasha Nia Nicole Nimra Noor Oksana Olivia Paige Phoebe Polly Poppy Priya Rachel Rebecca
    Rhiannon Robyn Rosa Rosie Roxanne Ruby Ruth Sabrina Sadie Sally Samantha Sarah Shanice Shannon Simran Siobhan Sofia
    Sophie Stacey Stella Summer Svetlana Tamsin Tasha Temi Thanh Tilly Toni Vanessa Wanjiru Yasmin Yetunde Zahra Zoe
    Zuzanna Chelsea Cerys Bryony Blessing Beatriz Aoife Alina Adaeze Hye-jin Maria-Luisa Jean Victoria Willow Wren
    """.split()
)

MEN: tuple[str, ...] = tuple(
    """
    Aaron Abdul Adam Adrian Ahmed Aidan Alan Alex Alfie Amir Andrei Andrew Anthony Archie Arjun Ashley Ben Bogdan
    Bradley Callum Cameron Carl Charlie Chidi Chris Connor Craig Curtis Damian Daniel Darren David Dean Declan Dominic
    Duncan Dylan Ed Elliot Emeka Ethan Evan Farid Finley Fraser Gareth Gavin George Gethin Giles Grant Grzegorz Hamza
    Harley Harry Hassan Henry Hugh Hussein Ian Ibrahim Isaac Ivan Jack Jacob Jago Jake Jamal James Jamie Jason Jay Joe
    Joel John Jordan Jose Josh Kai Karl Keiran Kevin Kieran Kofi Kwame Kyle Leon Lee Lewis Liam Lloyd Logan Lorcan Louis
    Luca Luke Malik Marcus Marek Mark Martin Mateusz Matthew Max Michael Mihai Mohammed Musa Nathan Nathaniel Neil Nick
    Noah Oliver Omar Oscar Osman Owen Patrick Paul Perran Peter Phil Piotr Rafael Rahul Rajesh Rhys Richard Robbie
    Rory Rowan Ruan Ryan Sam Scott Sean Seb Shane Simon Stefan Stephen Stuart Sunil Taylor Theo Thomas Tim Toby Tom
    Tomasz Travis Tremaine Tristan Tyler Usman Vikram Vlad Will Winston Wojciech Xavier Yusuf Zac Zayn Jean-Paul
    """.split()
)

GIRLS: tuple[str, ...] = tuple(
    """
    Ada Aisha Alba Alice Amelia Amina Anaya Arabella Aria Aurora Ava Ayla Beatrice Bella Bonnie Clara Cleo Daisy Darcie
    Delilah Edie Eden Eliza Ella Elodie Elsie Emilia Erin Esme Eva Evelyn Evie Faith Fern Florence Flora Freya Grace
    Hallie Harper Hazel Heidi Hope Inaya Iris Isla Isobel Ivy Jessie Juno Khadija Lara Layla Leila Lilah Lily Lottie
    Luna Mabel Maeve Maia Margot Maryam Matilda Maya Mila Millie Mollie Myla Nancy Nell Niamh Nora Olive Orla Ottilie
    Pearl Penelope Phoebe Poppy Rosie Ruby Sara Savannah Sienna Skye Sofia Summer Thea Tilly Violet Wanda Willow Winnie
    Zainab Zara Zoya
    """.split()
)

BOYS: tuple[str, ...] = tuple(
    """
    Adam Albie Alfie Ali Archie Arlo Arthur Asher Austin Barnaby Benjamin Bertie Billy Bodhi Caleb Casper Charlie
    Cillian Dawud Dexter Dylan Eddie Eesa Elijah Elis Ellis Ethan Ezra Felix Finley Flynn Frankie Freddie Gabriel George
    Grayson Harrison Harvey Henry Hudson Hugo Ibrahim Idris Ira Isaac Jack Jackson Jago Jasper Jax Jesse Jonah Joshua
    Jude Kit Leo Leon Levi Lochlan Logan Louie Luca Lucas Mason Max Micah Mohammed Monty Muhammad Musa Noah Oakley
    Oliver Ollie Oscar Otis Otto Perran Ralph Reggie Remy River Roman Ronnie Rory Rowan Rudy Rupert Samuel Sonny Stanley
    Teddy Theo Theodore Thomas Toby Tommy Vinnie Wilfred Xander Yusuf Zachary Zayd
    """.split()
)

FAMILIES: tuple[str, ...] = tuple(
    """
    Abbott Adeyemi Ahmed Ali Allen Andrews Appiah Arscott Ashworth Bailey Baker Balogun Banerjee Barrett Bater Begum
    Bennett Bidgood Blackmore Bolt Bowden Braund Brimacombe Brooks Brown Burrow Butler Campbell Carter Chapman Chaudhry
    Chen Chowdhury Chugg Clark Cole Collins Cooper Costa Cox Crocker Cudmore Curtis Daniels Davey Davies Dawson Dobrev
    Down Dunn Eastmond Edwards Ellis Evans Fernandes Ferreira Finch Foster Fowler Francis Gale Garcia Gibson Gill Glover
    Gomes Grant Gray Green Gribble Grigg Hall Hamlyn Harris Hart Hassan Hawkins Heard Heywood Hill Hodge Holland Hooper
    Hossain Howard Hughes Hunt Hussain Ibrahim Islam Ivanova Jackson James Jarvis Jenkins Johnson Jones Joshi Kaur Kelly
    Khan King Knight Kowalska Kumar Lake Lane Lang Lawrence Lee Lethbridge Lewis Lock Luscombe Maddick Malik Manley
    Marshall Martin Martinez Mason Matthews McCarthy McDonald Mensah Miah Middleton Mills Mitchell Moore Morgan Morris
    Mudge Murphy Murray Nair Newcombe Nguyen Nkosi Norman Northcott Nowak O'Brien O'Connor Okafor Okonkwo Oliver Osborne
    Owen Page Palmer Parker Patel Pearce Perera Perkins Petrov Phillips Pike Popescu Potter Powell Price Prowse Quick
    Radford Rahman Reed Reid Rice Richards Roberts Robinson Rossi Rowe Russell Saunders Shah Sharma Shaw Shapland Silva
    Simpson Singh Slee Smith Spencer Squire Stevens Stone Suleiman Sutton Symons Tancock Tapp Taylor Thomas Thompson
    Tolchard Tozer Tucker Turner Uddin Underhill Vanstone Varga Venn Vickery Wakeham Walker Ward Warren Watson Webber
    Webster Westaway White Wilkinson Williams Wilson Wonnacott Wood Woolacott Wright Wyatt Yeo Young Zielinska
    """.split()
)

STREETS: tuple[str, ...] = tuple(
    """
    Alder Applegarth Ash Badger Barley Beacon Bell Bramble Brook Buttercup Celandine Chestnut Clover Copper Cowslip
    Cuckoo Damson Dormouse Elder Fern Finch Foxglove Furze Gorse Harebell Hawthorn Hazel Heather Heron Honeysuckle
    Kestrel Kingfisher Lapwing Larkspur Linden Mallow Martin Meadow Millstream Moor Nightjar Oak Orchard Otter
    Pebble Pippin Plover Poppy Primrose Quarry Rowan Saffron Samphire Skylark Sorrel Spindle Starling Stonecrop Sycamore
    Teasel Thistle Thrift Warbler Water Willow Wren Yarrow
    """.split()
)

STREET_ENDS: tuple[str, ...] = ("Close", "Court", "Drive", "Gardens", "Lane", "Park", "Rise", "Road", "Row", "Way")

PRACTICES: tuple[str, ...] = ("Surgery", "Medical Practice", "Health Centre", "Group Practice")
