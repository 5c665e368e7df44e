CREATE TABLE "inspector_conflicts" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"inspector_id" text NOT NULL,
	"facility_id" text NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"basis" text NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inspector_conflicts_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "inspector_leaves" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"inspector_id" text NOT NULL,
	"kind" text NOT NULL,
	"from_day" date NOT NULL,
	"until_day" date,
	"note" text DEFAULT '' NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "inspector_leaves_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "course_attendance" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"course_id" text NOT NULL,
	"inspector_id" text NOT NULL,
	"mark" numeric(6, 1),
	"passed" boolean NOT NULL,
	"certificate_number" text DEFAULT '' NOT NULL,
	"revision" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "course_attendance_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"bureau" text NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"held_on" date NOT NULL,
	"hours" numeric(6, 1) NOT NULL,
	"pass_mark" numeric(6, 1),
	"valid_months" integer,
	"organiser" text DEFAULT '' NOT NULL,
	"place" text DEFAULT '' NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"withdrawal_reason" text,
	"revision" bigint NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "courses_bureau_id_pk" PRIMARY KEY("bureau","id")
);
--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "certificate_from" date;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "certificate_until" date;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "certificate_issuer" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "in_establishment" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "specialities" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "id_number_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "inspectors" ADD COLUMN "remark" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "inspector_conflicts" ADD CONSTRAINT "inspector_conflicts_bureau_inspector_id_inspectors_bureau_id_fk" FOREIGN KEY ("bureau","inspector_id") REFERENCES "public"."inspectors"("bureau","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspector_conflicts" ADD CONSTRAINT "inspector_conflicts_bureau_facility_id_facilities_bureau_id_fk" FOREIGN KEY ("bureau","facility_id") REFERENCES "public"."facilities"("bureau","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inspector_leaves" ADD CONSTRAINT "inspector_leaves_bureau_inspector_id_inspectors_bureau_id_fk" FOREIGN KEY ("bureau","inspector_id") REFERENCES "public"."inspectors"("bureau","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_attendance" ADD CONSTRAINT "course_attendance_bureau_course_id_courses_bureau_id_fk" FOREIGN KEY ("bureau","course_id") REFERENCES "public"."courses"("bureau","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_attendance" ADD CONSTRAINT "course_attendance_bureau_inspector_id_inspectors_bureau_id_fk" FOREIGN KEY ("bureau","inspector_id") REFERENCES "public"."inspectors"("bureau","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inspector_conflicts_inspector" ON "inspector_conflicts" USING btree ("bureau","inspector_id","facility_id");--> statement-breakpoint
CREATE INDEX "inspector_conflicts_facility" ON "inspector_conflicts" USING btree ("bureau","facility_id");--> statement-breakpoint
CREATE INDEX "inspector_leaves_inspector" ON "inspector_leaves" USING btree ("bureau","inspector_id","from_day");--> statement-breakpoint
CREATE UNIQUE INDEX "course_attendance_person" ON "course_attendance" USING btree ("bureau","course_id","inspector_id");--> statement-breakpoint
CREATE INDEX "course_attendance_inspector" ON "course_attendance" USING btree ("bureau","inspector_id");--> statement-breakpoint
CREATE INDEX "courses_day" ON "courses" USING btree ("bureau","held_on","id");--> statement-breakpoint
INSERT INTO "register_changes" ("bureau", "subject_kind", "subject_id", "facility_id", "action", "at", "by_id", "by", "after")
SELECT i."bureau", 'conflict', i."id" || '/' || substr(md5(i."id" || '/' || f."id"), 1, 16), f."id", 'created', i."created_at", '', '系统升级',
	jsonb_build_object('facilityId', f."id", 'kind', 'declared', 'from', (i."created_at" AT TIME ZONE 'Asia/Shanghai')::date, 'basis', '升级前登记的回避单位')
FROM "inspectors" i CROSS JOIN LATERAL (SELECT DISTINCT unnest(i."avoid") AS "id") a
JOIN "facilities" f ON f."bureau" = i."bureau" AND f."id" = a."id";--> statement-breakpoint
INSERT INTO "inspector_conflicts" ("bureau", "id", "inspector_id", "facility_id", "kind", "from_day", "basis", "revision", "created_at")
SELECT c."bureau", c."subject_id", left(c."subject_id", -17), c."facility_id", 'declared', (c."at" AT TIME ZONE 'Asia/Shanghai')::date, '升级前登记的回避单位', c."revision", c."at"
FROM "register_changes" c WHERE c."subject_kind" = 'conflict';
