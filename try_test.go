package tifa

import ("testing";"os";"context";"fmt";"tifa/models")

func TestTry(t *testing.T){
 f:=os.Getenv("TRY"); if f=="" {t.Skip()}
 a,err:=New(Options{}); if err!=nil{t.Fatal(err)}
 b,_:=os.ReadFile(f)
 d,cs,err:=a.Explain(context.Background(),&models.Document{ID:"x",Text:string(b),Date:os.Getenv("TRYDATE")}); if err!=nil{t.Fatal(err)}
 fmt.Println(d.Lang,d.Langs,d.Date,d.Title,d.Byline,d.Dateline)
 for _,c:=range cs { mark:="  "; if c.Dropped!=""{mark="--"}; fmt.Println(mark,c.Label,c.Span.In(d.Text),c.Source.Rule,c.Source.Entry,c.Dropped)}
 for i,a:=range d.Annotations{ v:=""; if a.Timex!=nil{v=a.Timex.Value}; fmt.Println(i+1,a.Label,a.Span.In(d.Text),a.Entity,v)}
 for _,r:=range d.Relations{fmt.Println(r)}
 for _,w:=range d.Warnings{fmt.Println(w)}
}
