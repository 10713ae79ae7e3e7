-- Counting a whole city: for this transaction only.
SET LOCAL work_mem = '256MB';
SET LOCAL hash_mem_multiplier = 2;
SET LOCAL jit = off
