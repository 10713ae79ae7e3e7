-- Everybody registered or insured at these enterprises at any time.
SELECT worker_id FROM enterprises_employment WHERE enterprise_id = ANY (%(enterprises)s::int[])
UNION
SELECT worker_id FROM enterprises_insurancerecord WHERE enterprise_id = ANY (%(enterprises)s::int[])
