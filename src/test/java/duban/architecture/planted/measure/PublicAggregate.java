package duban.architecture.planted.measure;

import org.springframework.data.relational.core.mapping.Table;

@Table("planted")
public class PublicAggregate {}
