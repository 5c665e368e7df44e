ALTER TABLE "facilities" DROP COLUMN "complaints";--> statement-breakpoint
ALTER TABLE "facilities" DROP COLUMN "serious_violation_on";--> statement-breakpoint
ALTER TABLE "facilities" DROP COLUMN "risk_grade";--> statement-breakpoint
ALTER TABLE "facilities" DROP COLUMN "status";--> statement-breakpoint
ALTER TABLE "facilities" DROP COLUMN "status_since";--> statement-breakpoint
ALTER TABLE "facilities" DROP COLUMN "status_reason";