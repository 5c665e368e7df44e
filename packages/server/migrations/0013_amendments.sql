CREATE TABLE "amendment_requests" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"draw_id" text NOT NULL,
	"index" integer NOT NULL,
	"kind" text NOT NULL,
	"role" text,
	"reason" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"asked_as" text NOT NULL,
	"words_sealed" "bytea" NOT NULL,
	"state" text NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" text,
	"decided_by" text,
	"note_sealed" "bytea",
	"made_index" integer,
	CONSTRAINT "amendment_requests_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "draw_amendments" (
	"bureau" text NOT NULL,
	"draw_id" text NOT NULL,
	"index" integer NOT NULL,
	"replaces" integer NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"log_index" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "draw_amendments_bureau_draw_id_index_pk" PRIMARY KEY("bureau","draw_id","index")
);
--> statement-breakpoint
ALTER TABLE "lots" ADD COLUMN "replaces" integer;--> statement-breakpoint
ALTER TABLE "lots" ADD COLUMN "replaced_by" integer;--> statement-breakpoint
CREATE INDEX "amendment_requests_asked" ON "amendment_requests" USING btree ("bureau","asked_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "amendment_requests_waiting" ON "amendment_requests" USING btree ("bureau","draw_id","index") WHERE "amendment_requests"."state" = 'waiting';