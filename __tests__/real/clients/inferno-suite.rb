# A test suite for Inferno that passes if the token grants access to the FHIR service. Its inputs have the names of those in the US Core
# test kit. It requests only the number of patients.
class AzureTokenSuite < Inferno::TestSuite
  id :azure_token
  title 'Azure token'

  input :url
  input :smart_auth_info, type: :auth_info
  input :patient_ids

  fhir_client do
    url :url
    auth_info :smart_auth_info
  end

  group do
    id :azure_token_group
    title 'Access'

    test do
      id :metadata
      title 'Read the CapabilityStatement'
      run do
        fhir_get_capability_statement
        assert_response_status(200)
        assert_resource_type(:capability_statement)
      end
    end

    test do
      id :patients
      title 'Count the patients'
      run do
        fhir_search(:patient, params: { _summary: 'count' })
        assert_response_status(200)
        assert_resource_type(:bundle)
      end
    end
  end
end
