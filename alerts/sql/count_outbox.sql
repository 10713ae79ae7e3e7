-- The outbox by state and channel, for the operator's figures.
SELECT state, channel, entries FROM outbox_figures()
