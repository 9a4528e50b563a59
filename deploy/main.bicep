// The assistant in Azure: identity, storage, container host with two replicas, bot registration, monitoring.
// Deploy into a resource group of its own; the steps stand in the README.
targetScope = 'resourceGroup'

@description('Short name that the resources are called by: 3 to 11 lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string

@description('Region of everything but the bot registration, which has none.')
param location string = resourceGroup().location

@description('The container image, with its registry and tag.')
param image string

@description('Name of the container registry in this resource group that holds the image; empty when it can be pulled by anyone.')
param registryName string = ''

@description('What people read as the name of the office.')
param officeName string

@description('Entra object ids that have the role office before a roster is imported.')
param officeAdmins array

@description('Entra object ids of people or groups who run commands of the office from a machine of their own. They may read and write all of its tables, queues and anchors.')
param operators array = []

@description('Base64 of at least 32 random bytes: the key of the audit chain. It must never change.')
@secure()
param auditKey string

@description('A certificate with its private key (.pfx) as base64: protects the key ring of the self-reviews.')
@secure()
param keyRingCertificate string

@description('Password of that certificate.')
@secure()
param keyRingPassword string = ''

@description('The certificate that the key ring was protected with before, as base64 with the same password: needed for 100 days after it was changed, see OPERATIONS.md.')
@secure()
param formerCertificate string = ''

@description('Name of the storage account that the host works on, where it is not the one made here: after a restore or a move.')
param storageAccountName string = ''

@description('Container of the anchors; another one after a restore.')
param anchorContainerName string = 'audit-anchors'

@description('Further settings of OPERATIONS.md, each { name: \'Bot__MaxSendsPerSecond\', value: \'20\' }. What is set by hand in the container app goes with the next deployment.')
param moreSettings array = []

@description('Which cloud the bot is registered in: Public, USGov or China.')
@allowed(['Public', 'USGov', 'China'])
param botCloud string = az.environment().name == 'AzureUSGovernment' ? 'USGov' : az.environment().name == 'AzureChinaCloud' ? 'China' : 'Public'

@description('Hosts that activities may name and that get the bot\'s token, in place of those of the cloud; needed where none is published.')
param serviceHosts array = []

@description('Whom someone asks who is not on the roster.')
param officeContact string = ''

@description('Nothing is owed for the time before this day, as 2026-01-31; empty: the day of the first roster import.')
param officeStartedOn string = ''

@description('Replicas that always run. Two: a deployment or a failure of one is not noticed.')
@minValue(1)
@maxValue(10)
param replicas int = 2

@description('Days for which no anchor of the audit chains can be altered or removed. The policy is made unlocked: lock it once it has proved right.')
@minValue(1)
param anchorDays int = 3650

@description('Whether the storage account keeps a copy in another region.')
param geoRedundant bool = true

@description('Where metrics go over OTLP, such as https://otlp.example.com:4317; empty: nowhere. Application Insights, which takes traces and logs, takes no metrics from the environment.')
param metricsEndpoint string = ''

@description('Name of the header that the key below is sent in.')
param metricsHeader string = 'api-key'

@description('What proves to that place that the metrics are ours; empty where nothing has to.')
@secure()
param metricsKey string = ''

var suffix = uniqueString(resourceGroup().id, name)
var storageName = toLower('${name}${suffix}')

// Built-in roles by their ids.
var tableDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3')
var queueDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '974c5e8b-45b9-4653-ba55-5f855dd0fb88')
var blobDataContributor = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'ba92f5b4-2d11-453d-a403-e96b0029c9fe')
var secretsUser = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '4633458b-17de-408a-b874-0445c86b69e6')
var pullImages = subscriptionResourceId('Microsoft.Authorization/roleDefinitions', '7f951dda-4ed3-4680-a7ca-43fe172d538d')

// The bot is this identity: nothing has to be rotated, and no secret of Entra is stored anywhere.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-${name}'
  location: location
}

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take(storageName, 24)
  location: location
  kind: 'StorageV2'
  sku: { name: geoRedundant ? 'Standard_GRS' : 'Standard_ZRS' }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

// Nobody deletes the office's records by deleting a resource.
resource keep 'Microsoft.Authorization/locks@2020-05-01' = {
  name: 'records'
  scope: storage
  properties: { level: 'CanNotDelete', notes: 'The records of the office.' }
}

resource tables 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, tableDataContributor)
  scope: storage
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: tableDataContributor }
}

resource queues 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(storage.id, identity.id, queueDataContributor)
  scope: storage
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: queueDataContributor }
}

// The image has no shell, and a roster lies on somebody's own disk: commands are run elsewhere, by these.
resource operatorTables 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for operator in operators: {
  name: guid(storage.id, operator, tableDataContributor)
  scope: storage
  properties: { principalId: operator, roleDefinitionId: tableDataContributor }
}]

resource operatorQueues 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for operator in operators: {
  name: guid(storage.id, operator, queueDataContributor)
  scope: storage
  properties: { principalId: operator, roleDefinitionId: queueDataContributor }
}]

resource operatorAnchors 'Microsoft.Authorization/roleAssignments@2022-04-01' = [for operator in operators: {
  name: guid(anchors.id, operator, blobDataContributor)
  scope: anchors
  properties: { principalId: operator, roleDefinitionId: blobDataContributor }
}]

// The anchors of the audit chains lie apart from what they prove, and nobody can alter or remove one.
resource anchors 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: take('${name}a${suffix}', 24)
  location: location
  kind: 'StorageV2'
  sku: { name: geoRedundant ? 'Standard_GRS' : 'Standard_ZRS' }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
  }
}

resource anchorBlobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: anchors
  name: 'default'
}

resource anchorContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: anchorBlobs
  name: anchorContainerName
  properties: { publicAccess: 'None' }
}

resource anchorsStay 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = {
  parent: anchorContainer
  name: 'default'
  properties: { immutabilityPeriodSinceCreationInDays: anchorDays, allowProtectedAppendWrites: false }
}

resource anchorWriter 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(anchors.id, identity.id, blobDataContributor)
  scope: anchors
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: blobDataContributor }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: take('kv-${name}-${suffix}', 24)
  location: location
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    // What the certificate protects is lost for good with it.
    enablePurgeProtection: true
  }
}

resource auditKeySecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'audit-key'
  properties: { value: auditKey }
}

resource certificateSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = {
  parent: vault
  name: 'key-ring-certificate'
  properties: { value: keyRingCertificate }
}

// The vault refuses an empty secret, so there is none where the certificate has no password.
resource passwordSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(keyRingPassword)) {
  parent: vault
  name: 'key-ring-password'
  properties: { value: keyRingPassword }
}

resource formerSecret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(formerCertificate)) {
  parent: vault
  name: 'key-ring-former-certificate'
  properties: { value: formerCertificate }
}

resource readSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, secretsUser)
  scope: vault
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: secretsUser }
}

resource registry 'Microsoft.ContainerRegistry/registries@2023-07-01' existing = if (!empty(registryName)) {
  name: empty(registryName) ? 'none' : registryName
}

resource pull 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(registryName)) {
  name: guid(resourceGroup().id, registryName, identity.id, pullImages)
  scope: registry
  properties: { principalId: identity.properties.principalId, principalType: 'ServicePrincipal', roleDefinitionId: pullImages }
}

resource logs 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: 'log-${name}'
  location: location
  properties: { sku: { name: 'PerGB2018' }, retentionInDays: 90 }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: 'appi-${name}'
  location: location
  kind: 'web'
  properties: { Application_Type: 'web', WorkspaceResourceId: logs.id }
}

var metrics = empty(metricsEndpoint)
  ? {}
  : {
      destinationsConfiguration: {
        otlpConfigurations: [
          {
            name: 'metrics'
            endpoint: metricsEndpoint
            insecure: false
            headers: empty(metricsKey) ? [] : [{ key: metricsHeader, value: metricsKey }]
          }
        ]
      }
      metricsConfiguration: { destinations: ['metrics'] }
    }

// The environment's own OpenTelemetry agent sets OTEL_EXPORTER_OTLP_ENDPOINT for the host. It hands traces and logs on to
// Application Insights, and metrics to the place that is named for them, as Application Insights takes none from it.
resource environment 'Microsoft.App/managedEnvironments@2024-10-02-preview' = {
  name: 'cae-${name}'
  location: location
  properties: {
    appLogsConfiguration: {
      destination: 'log-analytics'
      logAnalyticsConfiguration: { customerId: logs.properties.customerId, sharedKey: logs.listKeys().primarySharedKey }
    }
    appInsightsConfiguration: { connectionString: insights.properties.ConnectionString }
    openTelemetryConfiguration: union(
      {
        tracesConfiguration: { destinations: ['appInsights'] }
        logsConfiguration: { destinations: ['appInsights'] }
      },
      metrics
    )
    zoneRedundant: false
  }
}

var settings = [
  { name: 'Bot__AppId', value: identity.properties.clientId }
  { name: 'Bot__TenantId', value: tenant().tenantId }
  { name: 'Bot__AppType', value: 'UserAssignedMSI' }
  { name: 'Bot__Cloud', value: botCloud }
  { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
  { name: 'Storage__AccountName', value: empty(storageAccountName) ? storage.name : storageAccountName }
  { name: 'Storage__EndpointSuffix', value: 'core.${split(az.environment().suffixes.storage, 'core.')[1]}' }
  { name: 'Storage__AnchorAccountName', value: anchors.name }
  { name: 'Storage__AnchorContainer', value: anchorContainerName }
  { name: 'Storage__AuditKey', secretRef: 'audit-key' }
  { name: 'DataProtection__Certificate', secretRef: 'key-ring-certificate' }
  { name: 'Office__Name', value: officeName }
]
var adminSettings = [for (admin, i) in officeAdmins: { name: 'Office__Admins__${i}', value: admin }]
var hostSettings = [for (server, i) in serviceHosts: { name: 'Bot__AllowedServiceHosts__${i}', value: server }]
var contactSetting = empty(officeContact) ? [] : [{ name: 'Office__Contact', value: officeContact }]
var startSetting = empty(officeStartedOn) ? [] : [{ name: 'Office__StartedOn', value: officeStartedOn }]
var passwordSetting = empty(keyRingPassword) ? [] : [{ name: 'DataProtection__CertificatePassword', secretRef: 'key-ring-password' }]
var passwordReference = empty(keyRingPassword)
  ? []
  : [{ name: 'key-ring-password', keyVaultUrl: '${vault.properties.vaultUri}secrets/key-ring-password', identity: identity.id }]
var formerSetting = empty(formerCertificate) ? [] : [{ name: 'DataProtection__FormerCertificates__0', secretRef: 'key-ring-former-certificate' }]
var formerReference = empty(formerCertificate)
  ? []
  : [{ name: 'key-ring-former-certificate', keyVaultUrl: '${vault.properties.vaultUri}secrets/key-ring-former-certificate', identity: identity.id }]

resource host 'Microsoft.App/containerApps@2024-10-02-preview' = {
  name: 'ca-${name}'
  location: location
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  dependsOn: [tables, queues, anchorWriter, anchorContainer, readSecrets, pull, auditKeySecret, certificateSecret, passwordSecret, formerSecret]
  properties: {
    managedEnvironmentId: environment.id
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: { external: true, targetPort: 8080, transport: 'http', allowInsecure: false }
      registries: empty(registryName) ? [] : [{ server: registry!.properties.loginServer, identity: identity.id }]
      secrets: concat(
        [
          { name: 'audit-key', keyVaultUrl: '${vault.properties.vaultUri}secrets/audit-key', identity: identity.id }
          { name: 'key-ring-certificate', keyVaultUrl: '${vault.properties.vaultUri}secrets/key-ring-certificate', identity: identity.id }
        ],
        passwordReference,
        formerReference
      )
    }
    template: {
      terminationGracePeriodSeconds: 60
      scale: { minReplicas: replicas, maxReplicas: max(replicas, 4), rules: [{ name: 'http', http: { metadata: { concurrentRequests: '50' } } }] }
      containers: [
        {
          name: 'bot'
          image: image
          resources: { cpu: json('0.5'), memory: '1Gi' }
          env: concat(settings, hostSettings, contactSetting, startSetting, adminSettings, passwordSetting, formerSetting, moreSettings)
          probes: [
            { type: 'Startup', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 3, failureThreshold: 30 }
            { type: 'Liveness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10, failureThreshold: 3 }
            // Not /health/ready: with the storage away that would take every replica out, and nobody would be told that it is busy.
            { type: 'Readiness', httpGet: { path: '/health/live', port: 8080 }, periodSeconds: 10, failureThreshold: 3 }
          ]
        }
      ]
    }
  }
}

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: 'bot-${name}-${suffix}'
  location: 'global'
  kind: 'azurebot'
  sku: { name: 'S1' }
  properties: {
    displayName: officeName
    endpoint: 'https://${host.properties.configuration.ingress.fqdn}/api/messages'
    msaAppId: identity.properties.clientId
    msaAppTenantId: tenant().tenantId
    msaAppType: 'UserAssignedMSI'
    msaAppMSIResourceId: identity.id
    disableLocalAuth: true
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: 'global'
  properties: { channelName: 'MsTeamsChannel', properties: { isEnabled: true, acceptedTerms: true } }
}

@description('Where Teams delivers; the bot registration names it already.')
output endpoint string = bot.properties.endpoint

@description('For `manifest --app-id`.')
output appId string = identity.properties.clientId

output storageAccount string = storage.name

@description('With the one above, what a command needs that is run elsewhere.')
output anchorAccount string = anchors.name
