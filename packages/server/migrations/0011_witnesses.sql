CREATE TABLE "draw_witnesses" (
	"bureau" text NOT NULL,
	"draw_id" text NOT NULL,
	"id" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"organisation" text,
	"person_id" text,
	"token_hash" text,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"invited_by" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" text,
	"commitment" text,
	"secret_sealed" "bytea",
	"lodged_at" timestamp (3) with time zone,
	CONSTRAINT "draw_witnesses_bureau_draw_id_id_pk" PRIMARY KEY("bureau","draw_id","id"),
	CONSTRAINT "draw_witnesses_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "draw_witnesses" ADD CONSTRAINT "draw_witnesses_draw" FOREIGN KEY ("bureau","draw_id") REFERENCES "public"."draws"("bureau","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "draw_witnesses_position" ON "draw_witnesses" USING btree ("bureau","draw_id","position");--> statement-breakpoint
CREATE INDEX "draw_witnesses_person" ON "draw_witnesses" USING btree ("person_id");