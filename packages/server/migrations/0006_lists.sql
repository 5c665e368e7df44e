CREATE TABLE "default_views" (
	"bureau" text NOT NULL,
	"person_id" text NOT NULL,
	"list" text NOT NULL,
	"view_id" text NOT NULL,
	CONSTRAINT "default_views_bureau_person_id_list_pk" PRIMARY KEY("bureau","person_id","list")
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"list" text NOT NULL,
	"name" text NOT NULL,
	"search" jsonb NOT NULL,
	"owner_id" text NOT NULL,
	"owner" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_views_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
DROP INDEX "facilities_credit_code";--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "class" text GENERATED ALWAYS AS (facility ->> 'class') STORED;--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "search" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "records" ADD COLUMN "grams" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "outside_visits" ADD COLUMN "search" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "outside_visits" ADD COLUMN "grams" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "facilities" ADD COLUMN "search" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "facilities" ADD COLUMN "grams" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "facilities" ADD COLUMN "search_revision" bigint;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "search" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "grams" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "search_revision" bigint;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("bureau","list","owner_id","name");--> statement-breakpoint
CREATE INDEX "saved_views_list" ON "saved_views" USING btree ("bureau","list","shared");--> statement-breakpoint
CREATE INDEX "records_facility" ON "records" USING btree ("bureau","facility_id","opened_at");--> statement-breakpoint
CREATE INDEX "records_counted" ON "records" USING btree ("bureau","class","violation","state","draw_id");--> statement-breakpoint
CREATE INDEX "records_grams" ON "records" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "outside_visits_grams" ON "outside_visits" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "facilities_area" ON "facilities" USING btree ("bureau","area","id");--> statement-breakpoint
CREATE INDEX "facilities_industry" ON "facilities" USING btree ("bureau","industry","id");--> statement-breakpoint
CREATE INDEX "facilities_visited" ON "facilities" USING btree ("bureau",coalesce("last_visited_on", '0001-01-01'::date),"id");--> statement-breakpoint
CREATE INDEX "facilities_place" ON "facilities" USING btree ("bureau","longitude","latitude","class");--> statement-breakpoint
CREATE INDEX "facilities_grams" ON "facilities" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "facilities_unsearched" ON "facilities" USING btree ("bureau","id") WHERE search_revision is distinct from revision;--> statement-breakpoint
CREATE INDEX "inspectors_grams" ON "inspectors" USING gin ("grams");--> statement-breakpoint
CREATE INDEX "inspectors_unsearched" ON "inspectors" USING btree ("bureau","id") WHERE search_revision is distinct from revision;--> statement-breakpoint
CREATE INDEX "facilities_credit_code" ON "facilities" USING btree ("bureau","credit_code","id");