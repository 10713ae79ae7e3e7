-- Bulk work: for this transaction only.
SET LOCAL work_mem = '384MB';
SET LOCAL hash_mem_multiplier = 2;
SET LOCAL maintenance_work_mem = '1GB';
SET LOCAL synchronous_commit = on
