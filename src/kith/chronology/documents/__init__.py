"""A copy of a chronology for somebody: what is left out, then one content as PDF, Word document or table."""
