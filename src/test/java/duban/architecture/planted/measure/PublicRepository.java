package duban.architecture.planted.measure;

import org.springframework.data.repository.CrudRepository;
import org.springframework.data.repository.NoRepositoryBean;

/** No bean, so that applications started by tests do not find it. */
@NoRepositoryBean
public interface PublicRepository extends CrudRepository<PublicAggregate, String> {}
