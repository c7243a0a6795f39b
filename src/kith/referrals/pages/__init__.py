"""What this room's templates are given: words already formatted."""
