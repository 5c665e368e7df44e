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
CREATE TABLE "settled_deadlines" (
	"bureau" text NOT NULL,
	"deadline" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "settled_deadlines_bureau_deadline_pk" PRIMARY KEY("bureau","deadline")
);
--> statement-breakpoint
CREATE TABLE "results" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"draw_id" text NOT NULL,
	"index" integer NOT NULL,
	"facility_name" text NOT NULL,
	"credit_code" text NOT NULL,
	"violation" boolean NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"log_index" integer NOT NULL,
	CONSTRAINT "results_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "draws" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"period" text NOT NULL,
	"state" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"outside_window_reason" text,
	"summary" jsonb NOT NULL,
	"data_key" "bytea" NOT NULL,
	"pool_sealed" "bytea" NOT NULL,
	"commitment" jsonb,
	"commitment_hash" text,
	"committed_at" timestamp (3) with time zone,
	"committed_by" text,
	"commitment_log_index" integer,
	"secrets_sealed" "bytea",
	"beacon_value" text,
	"result_sealed" "bytea",
	"root" text,
	"lots" integer,
	"sealed_at" timestamp (3) with time zone,
	"sealed_by" text,
	"sealed_log_index" integer,
	"opened_at" timestamp (3) with time zone,
	"opened_by" text,
	"opened_log_index" integer,
	CONSTRAINT "draws_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "lots" (
	"bureau" text NOT NULL,
	"draw_id" text NOT NULL,
	"index" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	"members" text[] NOT NULL,
	"opened_at" timestamp (3) with time zone,
	"opened_by" text,
	"leaf_hash" text,
	"facility_id" text,
	"opening" jsonb,
	"opened_log_index" integer,
	CONSTRAINT "lots_bureau_draw_id_index_pk" PRIMARY KEY("bureau","draw_id","index")
);
--> statement-breakpoint
CREATE TABLE "filings" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"recipient" text NOT NULL,
	"filed_on" date NOT NULL,
	"receipt" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	"log_index" integer NOT NULL,
	CONSTRAINT "filings_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"user_id" text NOT NULL,
	CONSTRAINT "session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"username" text,
	"display_username" text,
	"role" text NOT NULL,
	"inspector_id" text,
	"disabled" boolean DEFAULT false NOT NULL,
	"mail_address" text,
	"wants_mail" boolean DEFAULT true NOT NULL,
	"feed_hash" text,
	CONSTRAINT "user_email_unique" UNIQUE("email"),
	CONSTRAINT "user_username_unique" UNIQUE("username"),
	CONSTRAINT "user_feed_hash_unique" UNIQUE("feed_hash")
);
--> statement-breakpoint
CREATE TABLE "verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "photos" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"draw_id" text NOT NULL,
	"index" integer NOT NULL,
	"part" text,
	"caption" text DEFAULT '' NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" "bytea" NOT NULL,
	"taken_at" timestamp (3) with time zone NOT NULL,
	"taken_by" text NOT NULL,
	CONSTRAINT "photos_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"bureau" text NOT NULL,
	"draw_id" text NOT NULL,
	"index" integer NOT NULL,
	"leaf_hash" text NOT NULL,
	"facility_id" text NOT NULL,
	"facility" jsonb NOT NULL,
	"team" jsonb NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"body" jsonb NOT NULL,
	"violation" boolean DEFAULT false NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"signed_document" text,
	"signed_at" timestamp (3) with time zone,
	"signed_by" text,
	"signed_log_index" integer,
	"published_at" timestamp (3) with time zone,
	"published_by" text,
	CONSTRAINT "records_bureau_draw_id_index_pk" PRIMARY KEY("bureau","draw_id","index")
);
--> statement-breakpoint
CREATE TABLE "log_entries" (
	"index" bigint PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "log_nodes" (
	"level" integer NOT NULL,
	"index" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "log_nodes_level_index_pk" PRIMARY KEY("level","index")
);
--> statement-breakpoint
CREATE TABLE "log_state" (
	"id" integer PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"size" bigint NOT NULL
);
--> statement-breakpoint
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
CREATE TABLE "access_records" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"person_role" text NOT NULL,
	"action" text NOT NULL,
	"draw_id" text NOT NULL,
	"index" integer,
	"reason" text,
	"from" text NOT NULL,
	CONSTRAINT "access_records_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"bureau" text NOT NULL,
	"year" integer NOT NULL,
	"state" text NOT NULL,
	"content" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"approved_at" timestamp (3) with time zone,
	"approved_by" text,
	"log_index" integer,
	CONSTRAINT "plans_bureau_year_pk" PRIMARY KEY("bureau","year")
);
--> statement-breakpoint
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
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "facilities" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"credit_code" text NOT NULL,
	"class" text NOT NULL,
	"division" text NOT NULL,
	"area" text DEFAULT '' NOT NULL,
	"address" text NOT NULL,
	"industry" text DEFAULT '' NOT NULL,
	"permit" text DEFAULT '' NOT NULL,
	"key_kinds" text[] DEFAULT '{}' NOT NULL,
	"complaints" integer DEFAULT 0 NOT NULL,
	"serious_violation_on" date,
	"risk_grade" text,
	"last_visited_on" date,
	"status" text DEFAULT 'active' NOT NULL,
	"status_since" date,
	"status_reason" text DEFAULT '' NOT NULL,
	"longitude" double precision,
	"latitude" double precision,
	"contact" text DEFAULT '' NOT NULL,
	"phone_sealed" "bytea",
	"remark" text DEFAULT '' NOT NULL,
	"site" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "facilities_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "inspectors" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"certificate" text NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"post" text NOT NULL,
	"tags" text[] NOT NULL,
	"areas" text[] NOT NULL,
	"avoid" text[] NOT NULL,
	"phone_sealed" "bytea",
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inspectors_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"next_attempt_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "mails_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"person_id" text NOT NULL,
	"deadline" text NOT NULL,
	"on" date NOT NULL,
	"kind" text NOT NULL,
	"subject" jsonb NOT NULL,
	"outside" jsonb NOT NULL,
	"about" jsonb NOT NULL,
	"day" date NOT NULL,
	"provisional" boolean NOT NULL,
	"overdue" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone,
	"mail_id" text,
	CONSTRAINT "notices_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "reminder_runs" (
	"bureau" text PRIMARY KEY NOT NULL,
	"reminded_on" date
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."user"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "results_lot" ON "results" USING btree ("bureau","draw_id","index");--> statement-breakpoint
CREATE INDEX "results_published" ON "results" USING btree ("bureau","published_at","id");--> statement-breakpoint
CREATE INDEX "results_credit_code" ON "results" USING btree ("bureau","credit_code");--> statement-breakpoint
CREATE UNIQUE INDEX "draws_period" ON "draws" USING btree ("bureau","period");--> statement-breakpoint
CREATE UNIQUE INDEX "lots_leaf" ON "lots" USING btree ("leaf_hash");--> statement-breakpoint
CREATE INDEX "lots_members" ON "lots" USING gin ("members");--> statement-breakpoint
CREATE INDEX "filings_subject" ON "filings" USING btree ("bureau","kind","subject","at");--> statement-breakpoint
CREATE INDEX "account_user" ON "account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "session_user" ON "session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "photos_id" ON "photos" USING btree ("id");--> statement-breakpoint
CREATE INDEX "photos_record" ON "photos" USING btree ("bureau","draw_id","index");--> statement-breakpoint
CREATE INDEX "records_opened" ON "records" USING btree ("bureau","opened_at","draw_id","index");--> statement-breakpoint
CREATE INDEX "outside_visits_day" ON "outside_visits" USING btree ("bureau","visited_on","id");--> statement-breakpoint
CREATE INDEX "outside_visits_facility" ON "outside_visits" USING btree ("bureau","facility_id","visited_on","id");--> statement-breakpoint
CREATE INDEX "outside_visits_inspectors" ON "outside_visits" USING gin ("inspectors");--> statement-breakpoint
CREATE INDEX "access_records_at" ON "access_records" USING btree ("bureau","at","id");--> statement-breakpoint
CREATE INDEX "access_records_draw" ON "access_records" USING btree ("bureau","draw_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "rule_sets_in_force" ON "rule_sets" USING btree ("bureau","in_force_from");--> statement-breakpoint
CREATE UNIQUE INDEX "facilities_site" ON "facilities" USING btree ("bureau","site");--> statement-breakpoint
CREATE INDEX "facilities_credit_code" ON "facilities" USING btree ("bureau","credit_code");--> statement-breakpoint
CREATE INDEX "facilities_name" ON "facilities" USING btree ("bureau","name","id");--> statement-breakpoint
CREATE INDEX "facilities_class" ON "facilities" USING btree ("bureau","class","id");--> statement-breakpoint
CREATE UNIQUE INDEX "inspectors_certificate" ON "inspectors" USING btree ("bureau","certificate");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_day" ON "mails" USING btree ("bureau","person_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "notices_once" ON "notices" USING btree ("bureau","person_id","deadline","on");--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("bureau","person_id","at","id");--> statement-breakpoint
CREATE INDEX "notices_mail" ON "notices" USING btree ("mail_id");