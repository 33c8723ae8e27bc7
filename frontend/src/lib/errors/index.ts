export { explain, type Explained, type Remedy } from './explain'
export { Fault, faultIn, parseFault, type FaultCode } from './fault'
