-- When the deliveries were taken that a self-check rests on.
SELECT b.feed, max(b.published_at) AS published_at
FROM enterprises_batch b
WHERE b.state = 'published' AND b.feed IN ('employments', 'insurance-records')
GROUP BY b.feed
