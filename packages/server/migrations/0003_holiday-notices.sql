CREATE TABLE "holiday_notices" (
	"bureau" text NOT NULL,
	"year" integer NOT NULL,
	"revision" integer NOT NULL,
	"notice" jsonb,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"log_index" integer NOT NULL,
	CONSTRAINT "holiday_notices_bureau_year_revision_pk" PRIMARY KEY("bureau","year","revision")
);
--> statement-breakpoint
ALTER TABLE "lots" DROP COLUMN "dispatch_on";--> statement-breakpoint
ALTER TABLE "records" DROP COLUMN "due_on";--> statement-breakpoint
ALTER TABLE "records" DROP COLUMN "publish_due_on";