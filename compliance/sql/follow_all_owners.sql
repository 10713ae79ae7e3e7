-- Everything that lies elsewhere than its owner, wherever it lies.
SELECT follow_owners(NULL) AS moved
