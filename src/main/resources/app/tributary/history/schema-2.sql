-- Restrictions that the platform knows no end to and that the console has to end; one for each person of a channel.
CREATE TABLE lifts (
    platform    TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    person_id   TEXT    NOT NULL,
    person_name TEXT    NOT NULL,
    due_ms      INTEGER NOT NULL,
    PRIMARY KEY (platform, channel, person_id)
) WITHOUT ROWID;
