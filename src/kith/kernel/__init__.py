"""The ground floor: clock, working days, time limits, rulebook, findings, gestation and the handbook. No Django here."""
