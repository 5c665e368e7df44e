CREATE TABLE "rule_set_drafts" (
	"bureau" text PRIMARY KEY NOT NULL,
	"document" text NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_sets" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"version" integer NOT NULL,
	"in_force_from" text NOT NULL,
	"document" jsonb NOT NULL,
	"hash" text NOT NULL,
	"adopted_at" timestamp (3) with time zone NOT NULL,
	"adopted_by" text NOT NULL,
	"log_index" integer NOT NULL,
	CONSTRAINT "rule_sets_bureau_id_version_pk" PRIMARY KEY("bureau","id","version")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "rule_sets_in_force" ON "rule_sets" USING btree ("bureau","in_force_from");