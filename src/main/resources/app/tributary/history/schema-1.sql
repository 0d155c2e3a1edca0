-- The first schema of history.db. Times are milliseconds since 1970 (UTC); a column that ends in _ms is
-- one. Other programs should read the view messages_v1, which stays as it is; the tables may change.

-- What was said, and what happened (subscriptions, gifts, raids: one row each).
-- kind: message, action (/me), announcement; or of an activity: sub, resub, gift, massgift, upgrade, raid,
-- unraid, follow, cheer, tip, milestone, activity (any other).
CREATE TABLE messages (
    seq            INTEGER PRIMARY KEY,
    platform       TEXT    NOT NULL,
    channel        TEXT    NOT NULL,
    message_id     TEXT    NOT NULL,
    author_id      TEXT    NOT NULL,          -- '' where nobody is named
    author_login   TEXT    NOT NULL,          -- in lower case, for actions that name a login only
    author_name    TEXT    NOT NULL,
    text           TEXT    NOT NULL,          -- of an activity without words: the platform's sentence
    worded         INTEGER NOT NULL,          -- 1: somebody's own words
    headline       TEXT    NOT NULL,          -- the platform's sentence about an activity, else ''
    kind           TEXT    NOT NULL,
    sent_at_ms     INTEGER NOT NULL,          -- by the platform's clock
    received_at_ms INTEGER NOT NULL,          -- by ours
    placed_at_ms   INTEGER NOT NULL,          -- the one of the two that is believed for the order
    reply_to       TEXT,                      -- message_id of the answered message
    paid_amount    TEXT,                      -- decimal
    paid_currency  TEXT,
    count          INTEGER NOT NULL,          -- gifts, months, raiders; else 0
    edited         INTEGER NOT NULL DEFAULT 0,
    removed        INTEGER NOT NULL DEFAULT 0,
    removed_how    TEXT,                      -- deleted, timeout, ban, clear
    removed_by     TEXT,
    removed_at_ms  INTEGER,
    UNIQUE (platform, channel, message_id)
);
CREATE INDEX messages_by_time ON messages (platform, channel, placed_at_ms);
CREATE INDEX messages_by_author ON messages (platform, channel, author_id);
-- The few whose two clocks are far apart: fetched afterwards, replayed, or badly dated.
CREATE INDEX messages_far ON messages (platform, channel) WHERE abs(sent_at_ms - received_at_ms) > 600000;

CREATE VIEW messages_v1 AS
SELECT platform, channel, message_id, author_id, author_name, text, sent_at_ms, received_at_ms, kind, removed
FROM messages;

-- Full text of the above, without a copy of it: the triggers keep both in step.
CREATE VIRTUAL TABLE messages_fts USING fts5(
    text, author_name, content = 'messages', content_rowid = 'seq', tokenize = 'unicode61'
);
CREATE TRIGGER messages_fts_insert AFTER INSERT ON messages BEGIN
    INSERT INTO messages_fts (rowid, text, author_name) VALUES (new.seq, new.text, new.author_name);
END;
CREATE TRIGGER messages_fts_delete AFTER DELETE ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text, author_name)
    VALUES ('delete', old.seq, old.text, old.author_name);
END;
CREATE TRIGGER messages_fts_update AFTER UPDATE OF seq, text, author_name ON messages BEGIN
    INSERT INTO messages_fts (messages_fts, rowid, text, author_name)
    VALUES ('delete', old.seq, old.text, old.author_name);
    INSERT INTO messages_fts (rowid, text, author_name) VALUES (new.seq, new.text, new.author_name);
END;

-- Removals of messages that have not come yet.
CREATE TABLE early_removals (
    platform   TEXT    NOT NULL,
    channel    TEXT    NOT NULL,
    message_id TEXT    NOT NULL,
    removed_by TEXT,
    at_ms      INTEGER NOT NULL,
    PRIMARY KEY (platform, channel, message_id)
) WITHOUT ROWID;

-- Actions on people, and clears (target_id ''): what the platforms said, whoever did it.
CREATE TABLE moderation (
    platform    TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    at_ms       INTEGER NOT NULL,
    how         TEXT    NOT NULL,             -- timeout, ban, unban, clear
    target_id   TEXT    NOT NULL,
    target_login TEXT   NOT NULL,             -- the id in lower case: it may be a login
    target_name TEXT    NOT NULL,
    lasts_ms    INTEGER,
    done_by     TEXT,
    why         TEXT,
    PRIMARY KEY (platform, channel, at_ms, how, target_id)
) WITHOUT ROWID;

-- Stretches of time of which messages may be missing.
CREATE TABLE gaps (
    platform TEXT    NOT NULL,
    channel  TEXT    NOT NULL,
    from_ms  INTEGER NOT NULL,
    to_ms    INTEGER NOT NULL,
    filled   INTEGER NOT NULL,                -- so many were fetched afterwards
    whole    INTEGER NOT NULL,                -- 1: nothing is missing after all
    PRIMARY KEY (platform, channel, from_ms)
) WITHOUT ROWID;

-- Pins that the console keeps for platforms that have none; one a channel.
CREATE TABLE console_pins (
    platform     TEXT    NOT NULL,
    channel      TEXT    NOT NULL,
    message_id   TEXT    NOT NULL,
    author_id    TEXT,
    author_name  TEXT,
    pinner_id    TEXT,
    pinner_name  TEXT,
    pinned_at_ms INTEGER NOT NULL,
    ends_at_ms   INTEGER,
    PRIMARY KEY (platform, channel)
) WITHOUT ROWID;
CREATE TABLE console_pin_pieces (
    platform TEXT    NOT NULL,
    channel  TEXT    NOT NULL,
    place    INTEGER NOT NULL,
    kind     TEXT    NOT NULL,                -- text, emote, mention, link, cheer
    text     TEXT    NOT NULL,
    detail   TEXT    NOT NULL,                -- emote's id, login, address or amount; else ''
    image    TEXT    NOT NULL,                -- emote's picture; else ''
    PRIMARY KEY (platform, channel, place)
) WITHOUT ROWID;

-- What was done from this console.
CREATE TABLE action_log (
    id         INTEGER PRIMARY KEY,
    at_ms      INTEGER NOT NULL,
    platform   TEXT    NOT NULL,
    channel    TEXT    NOT NULL,
    verb       TEXT    NOT NULL,
    object     TEXT    NOT NULL,
    message_id TEXT    NOT NULL,
    person     TEXT    NOT NULL,
    outcome    TEXT    NOT NULL,              -- '' while under way
    reason     TEXT    NOT NULL
);
