NOT EXISTS (SELECT FROM enterprises_batch b WHERE b.id = t.batch_id AND b.feed = 'workers')
