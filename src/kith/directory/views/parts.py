"""What several views of the directory do."""

from uuid import UUID

from kith.access.doors import NotThere
from kith.access.request import Request


def chosen(request: Request, name: str) -> UUID:
    """The id that a button sent. Raises NotThere for anything else."""
    try:
        return UUID(request.POST.get(name, ""))
    except ValueError:
        raise NotThere from None
