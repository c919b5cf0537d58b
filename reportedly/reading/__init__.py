"""Reading: from a report to what it says."""
