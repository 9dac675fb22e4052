// Creates alerts on the action's availability results, for a failing endpoint and for a missed run. Adapt 26h to your schedule.
param componentId string
param actionGroupId string
param location string = resourceGroup().location

resource failing 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'healthcare-endpoint-fails'
  location: 'global'
  properties: {
    severity: 1
    enabled: true
    scopes: [componentId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT1H'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'availability'
          metricNamespace: 'microsoft.insights/components'
          metricName: 'availabilityResults/availabilityPercentage'
          operator: 'LessThan'
          threshold: 100
          timeAggregation: 'Average'
          dimensions: [
            {
              name: 'availabilityResult/name'
              operator: 'Include'
              values: ['*']
            }
          ]
        }
      ]
    }
    actions: [
      {
        actionGroupId: actionGroupId
      }
    ]
  }
}

resource missed 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = {
  name: 'healthcare-check-missed'
  location: location
  kind: 'LogAlert'
  properties: {
    severity: 2
    enabled: true
    scopes: [componentId]
    evaluationFrequency: 'PT1H'
    windowSize: 'P2D'
    criteria: {
      allOf: [
        {
          query: 'availabilityResults | where timestamp > ago(26h)'
          timeAggregation: 'Count'
          operator: 'LessThan'
          threshold: 1
        }
      ]
    }
    actions: {
      actionGroups: [actionGroupId]
    }
  }
}
