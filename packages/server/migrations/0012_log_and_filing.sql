CREATE TABLE "cosignatures" (
	"cosigner" text NOT NULL,
	"size" bigint NOT NULL,
	"time" bigint NOT NULL,
	"root" "bytea" NOT NULL,
	"line" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cosignatures_cosigner_size_time_pk" PRIMARY KEY("cosigner","size","time")
);
--> statement-breakpoint
CREATE TABLE "cosigners" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"key" text NOT NULL,
	"encryption" text,
	"recipient" text,
	"since" timestamp (3) with time zone NOT NULL,
	"entered_by" text NOT NULL,
	"log_index" integer NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"withdrawn_reason" text,
	"withdrawn_log_index" integer,
	CONSTRAINT "cosigners_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "filing_packages" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"draw_id" text NOT NULL,
	"cosigner" text NOT NULL,
	"recipient" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	"made_by" text NOT NULL,
	"file" "bytea" NOT NULL,
	"hash" text NOT NULL,
	"log_index" integer NOT NULL,
	CONSTRAINT "filing_packages_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
ALTER TABLE "filings" ADD COLUMN "cosigned_size" bigint;--> statement-breakpoint
ALTER TABLE "log_entries" ADD COLUMN "kind" text GENERATED ALWAYS AS ((body::json ->> 'kind')) STORED;--> statement-breakpoint
ALTER TABLE "log_entries" ADD COLUMN "draw" text GENERATED ALWAYS AS (coalesce(body::json ->> 'draw', body::json -> 'subject' ->> 'draw')) STORED;--> statement-breakpoint
ALTER TABLE "cosignatures" ADD CONSTRAINT "cosignatures_cosigner_cosigners_id_fk" FOREIGN KEY ("cosigner") REFERENCES "public"."cosigners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "filing_packages_draw" ON "filing_packages" USING btree ("bureau","draw_id","log_index");--> statement-breakpoint
CREATE INDEX "log_entries_kind" ON "log_entries" USING btree ("kind","index");--> statement-breakpoint
CREATE INDEX "log_entries_draw" ON "log_entries" USING btree ("draw","index");