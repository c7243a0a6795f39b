"""Kith: multi-agency safeguarding of babies from conception to their second birthday."""
