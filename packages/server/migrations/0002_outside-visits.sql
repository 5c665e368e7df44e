CREATE TABLE "outside_visit_changes" (
	"bureau" text NOT NULL,
	"visit_id" text NOT NULL,
	"revision" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by" text NOT NULL,
	"reason" text NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "outside_visit_changes_bureau_visit_id_revision_pk" PRIMARY KEY("bureau","visit_id","revision")
);
--> statement-breakpoint
CREATE TABLE "outside_visits" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"reference" text NOT NULL,
	"facility_id" text NOT NULL,
	"facility" jsonb NOT NULL,
	"visited_on" date NOT NULL,
	"team" jsonb NOT NULL,
	"inspectors" text[] NOT NULL,
	"reason" text NOT NULL,
	"findings" text NOT NULL,
	"violation" boolean NOT NULL,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_by_id" text NOT NULL,
	"registered_by" text NOT NULL,
	"revision" integer DEFAULT 0 NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"withdrawal_reason" text,
	CONSTRAINT "outside_visits_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE INDEX "outside_visits_day" ON "outside_visits" USING btree ("bureau","visited_on","id");--> statement-breakpoint
CREATE INDEX "outside_visits_facility" ON "outside_visits" USING btree ("bureau","facility_id","visited_on","id");--> statement-breakpoint
CREATE INDEX "outside_visits_inspectors" ON "outside_visits" USING gin ("inspectors");