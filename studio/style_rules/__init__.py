"""A rule engine for the YAML rule format of Vale, on plain text. No kit, no network, no Qt."""
