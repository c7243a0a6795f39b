"""The ground floor: clock, working days, time limits, rulebook, findings, gestation, handbook. No Django here."""
