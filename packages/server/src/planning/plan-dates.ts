import { z } from '@hono/zod-openapi'
import {
  addWorkingDays,
  annualPlanBy,
  type Calendar,
  type RuleSet,
  shanghaiDay,
  timeLeft,
} from '@mingqian/rules'
import { daySchema, textSchema } from '../platform/schemas.ts'

const count = z.number().int()

export const planDatesSchema = z.object({
  deadline: daySchema.openapi({ description: 'By which the plan is to be fixed' }),
  workingDaysLeft: count.openapi({ description: 'To the deadline; negative once it is past' }),
  deadlineProvisional: z
    .boolean()
    .openapi({ description: 'The count may still change: holidays are not announced' }),
  filing: z
    .object({
      clause: textSchema.extend({ id: z.string() }).openapi({ description: 'Says with whom it is filed' }),
      workingDays: count.openapi({ description: 'From the approval' }),
      dueOn: daySchema.nullable(),
      provisional: z.boolean().openapi({ description: 'The day may still move with a holiday notice' }),
    })
    .nullable()
    .openapi({ description: 'Null if the rules ask for none' }),
})

/**
 * When the plan of a year is to be fixed (六), and when and with whom it is then to be filed (备案).
 * @param approvedAt null for a plan that is not approved yet: then there is no day of filing either
 */
export const planDates = (
  { calendar, ruleSet }: { readonly calendar: Calendar; readonly ruleSet: RuleSet },
  year: number,
  approvedAt: Date | null,
  now: Date,
): z.infer<typeof planDatesSchema> => {
  const { day, workingDaysLeft, provisional } = timeLeft(
    calendar,
    shanghaiDay(now),
    annualPlanBy(ruleSet, year),
  )
  const { filing } = ruleSet.deadlines
  const due =
    filing && approvedAt ? addWorkingDays(calendar, shanghaiDay(approvedAt), filing.workingDays) : null
  return {
    deadline: day,
    workingDaysLeft,
    deadlineProvisional: provisional,
    filing: filing
      ? {
          clause: filing.clause,
          workingDays: filing.workingDays,
          dueOn: due?.day ?? null,
          provisional: due?.provisional ?? false,
        }
      : null,
  }
}
