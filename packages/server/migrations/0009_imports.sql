CREATE TABLE "import_mappings" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "import_mappings_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"bureau" text NOT NULL,
	"import_id" text NOT NULL,
	"row" integer NOT NULL,
	"verdict" text NOT NULL,
	"effect" text NOT NULL,
	"title" text NOT NULL,
	"subject_id" text,
	"facility_id" text,
	"record" jsonb,
	"before" jsonb,
	"after" jsonb,
	"children" jsonb NOT NULL,
	"entries" integer NOT NULL,
	"exclusions" integer NOT NULL,
	"findings" jsonb NOT NULL,
	"candidates" jsonb NOT NULL,
	"cells" "bytea",
	CONSTRAINT "import_rows_bureau_import_id_row_pk" PRIMARY KEY("bureau","import_id","row")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"digest" text NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text NOT NULL,
	"by" text NOT NULL,
	"done" bigint DEFAULT 0 NOT NULL,
	"total" bigint DEFAULT 0 NOT NULL,
	"options" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"counts" jsonb,
	"facts" jsonb,
	"beat" timestamp (3) with time zone NOT NULL,
	"problem" jsonb,
	"read_from" bigint,
	"applied_at" timestamp (3) with time zone,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text,
	CONSTRAINT "imports_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE INDEX "import_mappings_kind" ON "import_mappings" USING btree ("bureau","kind","name");--> statement-breakpoint
CREATE INDEX "import_rows_verdict" ON "import_rows" USING btree ("bureau","import_id","verdict","row");--> statement-breakpoint
CREATE INDEX "import_rows_subject" ON "import_rows" USING btree ("bureau","import_id","subject_id");--> statement-breakpoint
CREATE INDEX "imports_at" ON "imports" USING btree ("bureau","at","id");