"""The structure of a case as the plan holds it: one file a part, from the scenario to rows and codes."""
