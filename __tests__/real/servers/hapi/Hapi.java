import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.HardcodedServerAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.SearchPreferHandlingInterceptor;
import ca.uhn.fhir.rest.server.provider.HashMapResourceProvider;
import java.nio.file.Path;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.unixdomain.server.UnixDomainServerConnector;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.StructureDefinition;

/**
 * HAPI FHIR's plain R4 server with one patient, and with the interceptor for `Prefer: handling=strict`. It has no authentication.
 *
 * <p>Usage: java -cp LIBRARIES Hapi.java BASE_URL SOCKET_FILE
 */
public class Hapi {
  public static void main(String[] args) throws Exception {
    var fhir = new RestfulServer(FhirContext.forR4());
    fhir.setServerAddressStrategy(new HardcodedServerAddressStrategy(args[0]));
    var patients = new HashMapResourceProvider<>(fhir.getFhirContext(), Patient.class);
    var patient = new Patient();
    patient.setId("example");
    patient.addName().setFamily("Chalmers").addGiven("Peter");
    patients.store(patient);
    fhir.setResourceProviders(patients, new HashMapResourceProvider<>(fhir.getFhirContext(), StructureDefinition.class));
    fhir.registerInterceptor(new SearchPreferHandlingInterceptor());
    var context = new ServletContextHandler("/");
    context.addServlet(new ServletHolder(fhir), "/*");
    var server = new Server();
    var connector = new UnixDomainServerConnector(server);
    connector.setUnixDomainPath(Path.of(args[1]));
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // The server ends when standard input is closed.
    }
    System.exit(0);
  }
}
