BEGIN TRANSACTION;
CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
INSERT INTO "_sqlite_migrations" VALUES(1,'kiosk','1-visits','2026-11-21 06:20:57.983951+00:00');
CREATE TABLE crash (
            number INTEGER PRIMARY KEY,
            visit TEXT REFERENCES visit (id) ON DELETE SET NULL,
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            type TEXT NOT NULL
                CHECK (length(type) BETWEEN 1 AND 60 AND type NOT GLOB '*[^a-zA-Z0-9_]*'),
            file TEXT NOT NULL
                CHECK (length(file) <= 200 AND file NOT GLOB '*[^a-zA-Z0-9_./+-]*'),
            line INTEGER NOT NULL CHECK (line >= 0)
        ) STRICT
        ;
INSERT INTO "crash" VALUES(1,'12969a47dddd','2026-11-17','KeyError','kiosk/journey/fold.py',12);
CREATE TABLE event (
            visit TEXT NOT NULL REFERENCES visit (id) ON DELETE CASCADE,
            number INTEGER NOT NULL CHECK (number > 0),
            second INTEGER NOT NULL CHECK (second >= 0),
            kind TEXT NOT NULL CHECK (kind IN ('page', 'choice', 'typed', 'back', 'again', 'help',
                'setting', 'fact', 'warning', 'extended', 'cover', 'uncovered', 'end')),
            page TEXT REFERENCES word (id),
            choice TEXT REFERENCES word (id),
            PRIMARY KEY (visit, number)
        ) STRICT, WITHOUT ROWID
        ;
INSERT INTO "event" VALUES('12969a47dddd',1,0,'fact','door','line');
INSERT INTO "event" VALUES('12969a47dddd',2,0,'fact','language','fr');
INSERT INTO "event" VALUES('12969a47dddd',3,0,'page','intent',NULL);
INSERT INTO "event" VALUES('12969a47dddd',4,0,'end',NULL,'crashed');
INSERT INTO "event" VALUES('3f5adec1e2e7',1,0,'fact','door','screen');
INSERT INTO "event" VALUES('3f5adec1e2e7',2,0,'page','welcome',NULL);
INSERT INTO "event" VALUES('3f5adec1e2e7',3,5,'choice','welcome','fr');
INSERT INTO "event" VALUES('3f5adec1e2e7',4,5,'fact','language','fr');
INSERT INTO "event" VALUES('3f5adec1e2e7',5,6,'page','intent',NULL);
INSERT INTO "event" VALUES('3f5adec1e2e7',6,9,'choice','intent','start');
INSERT INTO "event" VALUES('3f5adec1e2e7',7,9,'fact','intent','start');
INSERT INTO "event" VALUES('3f5adec1e2e7',8,20,'fact','device','ipad');
INSERT INTO "event" VALUES('3f5adec1e2e7',9,21,'page','verdict',NULL);
INSERT INTO "event" VALUES('3f5adec1e2e7',10,30,'choice','verdict','why');
INSERT INTO "event" VALUES('3f5adec1e2e7',11,40,'choice','verdict','begin');
INSERT INTO "event" VALUES('3f5adec1e2e7',12,40,'fact','method','passkey');
INSERT INTO "event" VALUES('3f5adec1e2e7',13,40,'fact','stage','account');
INSERT INTO "event" VALUES('3f5adec1e2e7',14,41,'page','step/account/open-eu-login',NULL);
INSERT INTO "event" VALUES('3f5adec1e2e7',15,300,'choice','step/account/open-eu-login','done');
INSERT INTO "event" VALUES('3f5adec1e2e7',16,301,'page','step/account/add-key',NULL);
INSERT INTO "event" VALUES('3f5adec1e2e7',17,310,'help','step/account/add-key',NULL);
INSERT INTO "event" VALUES('3f5adec1e2e7',18,311,'page','help/step',NULL);
INSERT INTO "event" VALUES('3f5adec1e2e7',19,900,'page','finished/account',NULL);
INSERT INTO "event" VALUES('3f5adec1e2e7',20,905,'choice','finished/account','home');
INSERT INTO "event" VALUES('3f5adec1e2e7',21,906,'end','finished/account','finished');
INSERT INTO "event" VALUES('4dcc05c39ad3',1,0,'fact','door','screen');
INSERT INTO "event" VALUES('4dcc05c39ad3',2,3,'choice','welcome','fr');
INSERT INTO "event" VALUES('4dcc05c39ad3',3,3,'fact','language','fr');
INSERT INTO "event" VALUES('4dcc05c39ad3',4,4,'page','intent',NULL);
INSERT INTO "event" VALUES('f9fe7ebad242',1,0,'fact','door','screen');
INSERT INTO "event" VALUES('f9fe7ebad242',2,0,'page','welcome',NULL);
INSERT INTO "event" VALUES('f9fe7ebad242',3,50,'choice','welcome','en');
INSERT INTO "event" VALUES('f9fe7ebad242',4,50,'fact','language','en');
INSERT INTO "event" VALUES('f9fe7ebad242',5,52,'fact','device','windows');
INSERT INTO "event" VALUES('f9fe7ebad242',6,53,'page','verdict',NULL);
INSERT INTO "event" VALUES('f9fe7ebad242',7,60,'choice','verdict','other');
INSERT INTO "event" VALUES('f9fe7ebad242',8,60,'fact','method','trusted_platform');
INSERT INTO "event" VALUES('f9fe7ebad242',9,61,'fact','stage','access');
INSERT INTO "event" VALUES('f9fe7ebad242',10,61,'fact','helped','yes');
INSERT INTO "event" VALUES('f9fe7ebad242',11,62,'page','step/access/open-rcam',NULL);
INSERT INTO "event" VALUES('f9fe7ebad242',12,100,'help','step/access/open-rcam',NULL);
INSERT INTO "event" VALUES('f9fe7ebad242',13,101,'page','help/step',NULL);
INSERT INTO "event" VALUES('f9fe7ebad242',14,110,'choice','help/step','stop');
INSERT INTO "event" VALUES('f9fe7ebad242',15,111,'page','end/stopped',NULL);
INSERT INTO "event" VALUES('f9fe7ebad242',16,115,'end','end/stopped','stopped');
CREATE TABLE visit (
            id TEXT PRIMARY KEY NOT NULL CHECK (id GLOB '[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]'),
            office TEXT NOT NULL REFERENCES word (id),
            day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'),
            part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'evening')),
            language TEXT REFERENCES word (id),
            door TEXT CHECK (door IN ('screen', 'line')),
            intent TEXT REFERENCES word (id),
            device TEXT REFERENCES word (id),
            method TEXT REFERENCES word (id),
            stage TEXT REFERENCES word (id),
            outcome TEXT CHECK (outcome IN ('finished', 'stopped', 'left', 'timed-out', 'staff',
                'signal', 'crashed', 'interrupted')),
            minutes INTEGER NOT NULL CHECK (minutes >= 0),
            helped INTEGER NOT NULL CHECK (helped IN (0, 1)),
            dropped INTEGER NOT NULL CHECK (dropped >= 0)
        ) STRICT
        ;
INSERT INTO "visit" VALUES('3f5adec1e2e7','brussels','2026-11-09','morning','fr','screen','start','ipad','passkey','account','finished',16,0,0);
INSERT INTO "visit" VALUES('f9fe7ebad242','brussels','2026-11-10','morning','en','screen',NULL,'windows','trusted_platform','access','stopped',2,1,0);
INSERT INTO "visit" VALUES('12969a47dddd','brussels','2026-11-17','morning','fr','line',NULL,NULL,NULL,NULL,'crashed',0,0,0);
INSERT INTO "visit" VALUES('4dcc05c39ad3','brussels','2026-11-18','morning','fr','screen',NULL,NULL,NULL,NULL,NULL,1,0,0);
CREATE TABLE word (
            id TEXT PRIMARY KEY NOT NULL
                CHECK (length(id) BETWEEN 1 AND 64 AND id GLOB '[a-zA-Z0-9@]*'
                    AND substr(id, 2) NOT GLOB '*[^a-zA-Z0-9/_.-]*')
        ) STRICT, WITHOUT ROWID
        ;
INSERT INTO "word" VALUES('access');
INSERT INTO "word" VALUES('account');
INSERT INTO "word" VALUES('begin');
INSERT INTO "word" VALUES('brussels');
INSERT INTO "word" VALUES('crashed');
INSERT INTO "word" VALUES('device');
INSERT INTO "word" VALUES('done');
INSERT INTO "word" VALUES('door');
INSERT INTO "word" VALUES('en');
INSERT INTO "word" VALUES('end/stopped');
INSERT INTO "word" VALUES('finished');
INSERT INTO "word" VALUES('finished/account');
INSERT INTO "word" VALUES('fr');
INSERT INTO "word" VALUES('help/step');
INSERT INTO "word" VALUES('helped');
INSERT INTO "word" VALUES('home');
INSERT INTO "word" VALUES('intent');
INSERT INTO "word" VALUES('interrupted');
INSERT INTO "word" VALUES('ipad');
INSERT INTO "word" VALUES('language');
INSERT INTO "word" VALUES('left');
INSERT INTO "word" VALUES('line');
INSERT INTO "word" VALUES('method');
INSERT INTO "word" VALUES('other');
INSERT INTO "word" VALUES('passkey');
INSERT INTO "word" VALUES('resumed');
INSERT INTO "word" VALUES('screen');
INSERT INTO "word" VALUES('signal');
INSERT INTO "word" VALUES('staff');
INSERT INTO "word" VALUES('stage');
INSERT INTO "word" VALUES('start');
INSERT INTO "word" VALUES('step/access/open-rcam');
INSERT INTO "word" VALUES('step/account/add-key');
INSERT INTO "word" VALUES('step/account/open-eu-login');
INSERT INTO "word" VALUES('stop');
INSERT INTO "word" VALUES('stopped');
INSERT INTO "word" VALUES('timed-out');
INSERT INTO "word" VALUES('trusted_platform');
INSERT INTO "word" VALUES('verdict');
INSERT INTO "word" VALUES('weeks');
INSERT INTO "word" VALUES('welcome');
INSERT INTO "word" VALUES('why');
INSERT INTO "word" VALUES('windows');
INSERT INTO "word" VALUES('yes');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
COMMIT;
