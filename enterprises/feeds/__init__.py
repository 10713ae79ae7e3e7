"""The pure half of the feed pipeline: a file becomes chunks of clean typed rows and rejects.

    from enterprises.feeds.delivery import read_feed
    from enterprises.feeds.options import Options
    from enterprises.feeds.places import AreaIndex
    from enterprises.feeds.registry import FEEDS

    delivery = read_feed(path, FEEDS["employments"], options=Options.parse(maps=["工号=id_number"]),
                         on=date, areas=AreaIndex(codes))
    for chunk in delivery:
        chunk.rows      # polars: line Int64, every column of the feed in the contract's order,
                        # companions (area, …), key_hash and content_hash UInt64; faultless rows
        chunk.rejects   # polars: line, column, code, value, extra, cells (list, as delivered)
        chunk.read      # rows read: len(rows) + len(rejects)
    delivery.sha256, delivery.encoding, delivery.delimiter, delivery.unknown_columns, …

Types: texts and choices String; dates Date; months Date of the first day; money Int64 fen;
headcount Int64; scheme Int8 (1 pension, 2 medical, 3 unemployment, 4 work_injury, 5 maternity);
degrees Float64; lists of codes String joined by `;`. An area code has a companion column with the
code of the loaded area it lies in, null before areas are loaded.

A file that cannot be taken at all raises `refusals.Refusal` (`code`, `sentence`): when it is
opened, or while it is read (truncated, changed underneath, no rows), so the whole delivery has to
be read before anything is published. Duplicates within a file are decided by the database;
`keys.SuspectKeys` tells it which rows to look at. No module here touches a model or a database.
"""
