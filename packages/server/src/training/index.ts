export { passedCourses, trainingHours } from './passes.ts'
export { trainingRoutes } from './routes.ts'
export { addPeople, changeAttendance } from './write-attendance.ts'
export { addCourse } from './write-courses.ts'
