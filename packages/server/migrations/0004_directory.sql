CREATE TABLE "directory_decisions" (
	"bureau" text NOT NULL,
	"year" integer NOT NULL,
	"amendment" integer NOT NULL,
	"facility_id" text NOT NULL,
	"category" text NOT NULL,
	"findings" jsonb NOT NULL,
	"total" integer NOT NULL,
	"assessed" boolean NOT NULL,
	"listed" boolean NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"revision" bigint NOT NULL,
	CONSTRAINT "directory_decisions_bureau_year_amendment_facility_id_category_pk" PRIMARY KEY("bureau","year","amendment","facility_id","category")
);
--> statement-breakpoint
CREATE TABLE "directory_editions" (
	"bureau" text NOT NULL,
	"year" integer NOT NULL,
	"amendment" integer NOT NULL,
	"state" text NOT NULL,
	"criteria" jsonb NOT NULL,
	"basis" text NOT NULL,
	"reason" text NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by_id" text NOT NULL,
	"created_by" text NOT NULL,
	"submitted_at" timestamp (3) with time zone,
	"submitted_by_id" text,
	"submitted_by" text,
	"returned_at" timestamp (3) with time zone,
	"returned_by" text,
	"return_note" text,
	"published_at" timestamp (3) with time zone,
	"published_by" text,
	"hash" text,
	"log_index" integer,
	CONSTRAINT "directory_editions_bureau_year_amendment_pk" PRIMARY KEY("bureau","year","amendment")
);
--> statement-breakpoint
CREATE TABLE "directory_entries" (
	"bureau" text NOT NULL,
	"year" integer NOT NULL,
	"amendment" integer NOT NULL,
	"facility_id" text NOT NULL,
	"category" text NOT NULL,
	"name" text NOT NULL,
	"credit_code" text NOT NULL,
	"area" text NOT NULL,
	"address" text NOT NULL,
	"industry" text NOT NULL,
	"grounds" text[] NOT NULL,
	CONSTRAINT "directory_entries_bureau_year_amendment_facility_id_category_pk" PRIMARY KEY("bureau","year","amendment","facility_id","category")
);
--> statement-breakpoint
CREATE INDEX "directory_entries_category" ON "directory_entries" USING btree ("bureau","year","amendment","category","facility_id");