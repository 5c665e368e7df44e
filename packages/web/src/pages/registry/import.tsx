import { ImportWizard } from './import-wizard.tsx'

export const FacilitiesImportPage = () => <ImportWizard kind="facilities" />
export const InspectorsImportPage = () => <ImportWizard kind="inspectors" />
