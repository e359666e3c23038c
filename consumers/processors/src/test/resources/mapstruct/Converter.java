package mapstruct;

import org.mapstruct.Mapper;

@Mapper
interface Converter {
    Narrow narrow(Wide wide);
}
