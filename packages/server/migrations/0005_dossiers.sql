CREATE TABLE "dossier_document_versions" (
	"bureau" text NOT NULL,
	"document_id" text NOT NULL,
	"version" integer NOT NULL,
	"file_id" text NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by" text NOT NULL,
	CONSTRAINT "dossier_document_versions_bureau_document_id_version_pk" PRIMARY KEY("bureau","document_id","version")
);
--> statement-breakpoint
CREATE TABLE "dossier_documents" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"facility_id" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"version" integer NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"withdrawal_reason" text,
	"revision" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "dossier_documents_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
ALTER TABLE "access_records" ALTER COLUMN "draw_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "access_records" ADD COLUMN "subject_kind" text;--> statement-breakpoint
ALTER TABLE "access_records" ADD COLUMN "subject_id" text;--> statement-breakpoint
ALTER TABLE "access_records" ADD COLUMN "field" text;--> statement-breakpoint
ALTER TABLE "dossier_document_versions" ADD CONSTRAINT "dossier_document_versions_bureau_document_id_dossier_documents_bureau_id_fk" FOREIGN KEY ("bureau","document_id") REFERENCES "public"."dossier_documents"("bureau","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dossier_documents" ADD CONSTRAINT "dossier_documents_bureau_facility_id_facilities_bureau_id_fk" FOREIGN KEY ("bureau","facility_id") REFERENCES "public"."facilities"("bureau","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dossier_documents_facility" ON "dossier_documents" USING btree ("bureau","facility_id","created_at");