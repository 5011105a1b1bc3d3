"""The ground floor: what a fact, a source, a quantity, a date and a finding are. No input, output or clock."""
