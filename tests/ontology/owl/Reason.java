import java.io.File;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.IRI;
import org.semanticweb.owlapi.model.OWLDataFactory;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.Profiles;

/**
 * Says what a reasoner makes of a Turtle file, one fact a line: violations of OWL 2 DL, consistency, classes that
 * nothing can be in, and what each individual serves. Run by `java -cp … Reason.java FILE`.
 */
public class Reason {
  private static final String NS = "https://w3id.org/selaras/ontology#";

  public static void main(String[] files) throws Exception {
    OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
    OWLOntology read = manager.loadOntologyFromOntologyDocument(new File(files[0]));
    System.out.println("axioms " + read.getLogicalAxiomCount());
    Profiles.OWL2_DL.checkOntology(read).getViolations().forEach(found -> System.out.println("violation " + found));
    Configuration configuration = new Configuration();
    configuration.ignoreUnsupportedDatatypes = true; // xsd:gYear is not in OWL's map of datatypes; Protege sets the same
    Reasoner reasoner = new Reasoner(configuration, read);
    System.out.println("consistent " + reasoner.isConsistent());
    if (reasoner.isConsistent()) {
      reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom().forEach(name -> System.out.println("unsatisfiable " + name));
      OWLDataFactory factory = manager.getOWLDataFactory();
      read.individualsInSignature().forEach(one ->
          reasoner.getObjectPropertyValues(one, factory.getOWLObjectProperty(IRI.create(NS + "serves"))).getFlattened()
              .forEach(other -> System.out.println("serves " + one.toStringID() + " " + other.toStringID())));
    }
  }
}
