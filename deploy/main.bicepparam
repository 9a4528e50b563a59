// Values for main.bicep. Secrets come from the environment of who deploys, and from nowhere else.
using 'main.bicep'

param name = 'renda'
param image = readEnvironmentVariable('BOT_IMAGE')
param registryName = readEnvironmentVariable('BOT_REGISTRY', '')
param officeName = '机关党委办公室'
param officeAdmins = [readEnvironmentVariable('OFFICE_ADMIN')]
param operators = filter([readEnvironmentVariable('OPERATOR', '')], operator => !empty(operator))
param auditKey = readEnvironmentVariable('AUDIT_KEY')
param keyRingCertificate = readEnvironmentVariable('KEY_RING_CERTIFICATE')
param keyRingPassword = readEnvironmentVariable('KEY_RING_PASSWORD', '')
param formerCertificate = readEnvironmentVariable('FORMER_CERTIFICATE', '')
param metricsEndpoint = readEnvironmentVariable('METRICS_ENDPOINT', '')
param metricsKey = readEnvironmentVariable('METRICS_KEY', '')
