"""The biennial appraisal: criteria sets, evidence, computation, simulation, review."""
