"""What the desk shows, composed from the rooms below: words already formatted."""
