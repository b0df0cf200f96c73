package duban.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import jakarta.annotation.Resource;
import java.time.Clock;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.Repository;

/** The directions of the house, for the house below a root package. A rule that finds nothing to check fails. */
final class ArchitectureRules {

    private static final String ENGINE = "org.camunda..";
    private static final String SPRING = "org.springframework..";

    /** Where phases of the diagrams have their steps. */
    static final List<String> PHASES =
            List.of("change", "notice", "dispatch", "handling", "checking", "closure", "round", "deadline", "progress");

    /** Features that read what others write. */
    private static final Set<String> READERS = Set.of("ledger", "report", "notification");

    /** What stands around the features. */
    private static final Set<String> NO_FEATURES = Set.of("process", "web", "demo", "shared", "architecture");

    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    ArchRule sharedKnowsNobody() {
        return noClasses()
                .that(resideInAPackage(in("shared")))
                .should()
                .dependOnClassesThat(resideInAPackage(root + "..")
                        .and(DescribedPredicate.not(resideInAPackage(in("shared"))))
                        .or(resideInAnyPackage(SPRING, ENGINE)))
                .because("value types are for everybody: move what knows more into its feature");
    }

    ArchRule featuresKnowNeitherProcessNorWebNorDemo() {
        return noClasses()
                .that(areFeatures())
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("process"), in("web"), in("demo")))
                .because("a feature that must move the process declares a port in its own words");
    }

    ArchRule processKnowsNeitherWebNorDemo() {
        return noClasses()
                .that(resideInAPackage(in("process")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(in("web"), in("demo")))
                .because("the process is moved the same way from everywhere: move the code to its caller");
    }

    ArchRule webDoesNotKnowDemo() {
        return noClasses()
                .that(resideInAPackage(in("web")))
                .should()
                .dependOnClassesThat(resideInAPackage(in("demo")))
                .because("the demo can be left out: let it register itself");
    }

    ArchRule onlyProcessKnowsTheEngine() {
        return noClasses()
                .that(DescribedPredicate.not(resideInAPackage(in("process"))))
                .should()
                .dependOnClassesThat(resideInAPackage(ENGINE))
                .because("the engine may be replaced by a fork: call it in process, behind a port");
    }

    ArchRule featuresHaveNoCycles() {
        return slices().assignedFrom(new Features())
                .should()
                .beFreeOfCycles()
                .because("a newcomer reads one feature at a time: turn one direction into an event or a port");
    }

    ArchRule writersDoNotKnowReaders() {
        return noClasses()
                .that(areFeatures().and(describe("write", type -> !READERS.contains(partOf(type)))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(READERS.stream().map(this::in).toArray(String[]::new)))
                .because("readers stand above writers: move the query to who writes, or the caller to who reads");
    }

    ArchRule phaseKnowsNoOther(String phase) {
        return noClasses()
                .that(resideInAPackage(in("process." + phase)))
                .should()
                .dependOnClassesThat(resideInAnyPackage(PHASES.stream()
                        .filter(other -> !other.equals(phase))
                        .map(other -> in("process." + other))
                        .toArray(String[]::new)))
                .because("phases meet in the diagram only: move what they share into process.model");
    }

    ArchRule aggregatesRepositoriesAndJournalsStayInside() {
        return classes()
                .that(areFeatures()
                        .and(describe("carry @Table", (JavaClass type) -> type.isAnnotatedWith(Table.class))
                                .or(assignableTo(Repository.class))
                                .or(simpleNameEndingWith("Journal"))
                                .or(simpleNameEndingWith("Repository"))))
                .should()
                .bePackagePrivate()
                .because("inside a feature only ids, use cases, refusals, events and ports are public");
    }

    ArchRule timeComesFromAClock() {
        return classes()
                .that(DescribedPredicate.not(
                        resideInAnyPackage(in("deadline"), in("demo"), in("process.engine"), in("process.identity"))))
                .should(new NotReadTheWatch())
                .because("time comes from an injected Clock: take one in the constructor");
    }

    ArchRule nothingIsInjectedIntoFields() {
        return fields().should()
                .notBeAnnotatedWith(Autowired.class)
                .andShould()
                .notBeAnnotatedWith(Value.class)
                .andShould()
                .notBeAnnotatedWith(Resource.class)
                .andShould()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .because("what a class needs is in its constructor");
    }

    List<ArchRule> all() {
        return Stream.concat(
                        Stream.of(
                                sharedKnowsNobody(),
                                featuresKnowNeitherProcessNorWebNorDemo(),
                                processKnowsNeitherWebNorDemo(),
                                webDoesNotKnowDemo(),
                                onlyProcessKnowsTheEngine(),
                                featuresHaveNoCycles(),
                                writersDoNotKnowReaders(),
                                aggregatesRepositoriesAndJournalsStayInside(),
                                timeComesFromAClock(),
                                nothingIsInjectedIntoFields()),
                        PHASES.stream().map(this::phaseKnowsNoOther))
                .toList();
    }

    private String in(String part) {
        return root + "." + part + "..";
    }

    private DescribedPredicate<JavaClass> areFeatures() {
        return describe("are features", type -> !partOf(type).isEmpty() && !NO_FEATURES.contains(partOf(type)));
    }

    /** First package below the root; empty for the root itself and whatever is elsewhere. */
    private String partOf(JavaClass type) {
        return type.getPackageName().startsWith(root + ".")
                ? type.getPackageName().substring(root.length() + 1).replaceAll("\\..*", "")
                : "";
    }

    private final class Features implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return areFeatures().test(type) ? SliceIdentifier.of(partOf(type)) : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "features";
        }
    }

    private static final class NotReadTheWatch extends ArchCondition<JavaClass> {

        NotReadTheWatch() {
            super("not read the time by themselves");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                if (isWatch(access)) {
                    events.add(SimpleConditionEvent.violated(access, access.getDescription()));
                }
            }
        }

        private static boolean isWatch(JavaAccess<?> access) {
            var owner = access.getTargetOwner();
            var method = access.getTarget().getName();
            var signature = access.getTarget().getFullName();
            return owner.getPackageName().equals("java.time") && method.equals("now") && !signature.contains("Clock")
                    || owner.isEquivalentTo(Clock.class) && (method.startsWith("system") || method.startsWith("tick"))
                    || owner.isEquivalentTo(Date.class) && signature.endsWith("<init>()")
                    || owner.isEquivalentTo(Calendar.class) && method.equals("getInstance")
                    || owner.isEquivalentTo(System.class) && method.equals("currentTimeMillis");
        }
    }
}
