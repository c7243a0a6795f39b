"""How people and places are said."""


def full_name(given_name: str, family_name: str) -> str:
    """An adult's name as it is said; somebody without a name is said so."""
    return f"{given_name} {family_name}".strip() or "Name not known"


def baby_name(given_name: str, family_name: str, mother_name: str = "", *, born: bool = True) -> str:
    """A baby's name; one not named yet is called after the mother, kindly and without guessing."""
    if given_name:
        return f"{given_name} {family_name}".strip()
    if not born:
        return f"Unborn baby of {mother_name}" if mother_name else "Unborn baby"
    if family_name:
        return f"Baby {family_name}"
    return f"Baby of {mother_name}" if mother_name else "Baby, not named yet"


ADDRESS_WITHHELD = "Withheld for safety. Ask the worker who recorded it"


def where_lives(address: str, postcode: str, *, withheld: bool) -> str:
    """An address in one line, or that it is kept back to keep somebody safe."""
    if withheld:
        return ADDRESS_WITHHELD
    return ", ".join(part for part in (address, postcode) if part)


def district_of(postcode: str) -> str:
    """The first half of a postcode: "EX4" of "EX4 3LS"."""
    return postcode.split(" ")[0] if postcode else ""
