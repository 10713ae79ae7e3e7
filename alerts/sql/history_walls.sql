-- Histories of alerts and rules are only added to; an alert's is seen where the alert is.
SELECT guard_rows('alerts_alertevent');
SELECT append_only('alerts_alertevent'), append_only('alerts_ruleversionevent');
